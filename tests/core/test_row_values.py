"""New rows of the machinery in one statement; what has a history is refused."""

from datetime import UTC, datetime

import pytest

from clusterbeleid.accounts.models import LoginAttempt, MailPreference
from clusterbeleid.core.row_values import add_rows

AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.django_db
def test_rows_are_written_in_one_statement(django_assert_num_queries):
    rows = [
        LoginAttempt(account_key="a" * 64, origin_key="b" * 64, at=AT, succeeded=False)
        for _number in range(3)
    ]
    with django_assert_num_queries(1):
        assert add_rows(LoginAttempt, rows) == 3
    with django_assert_num_queries(0):
        assert add_rows(LoginAttempt, []) == 0


def test_rows_with_a_history_are_refused():
    with pytest.raises(TypeError):
        add_rows(MailPreference, [MailPreference()])
