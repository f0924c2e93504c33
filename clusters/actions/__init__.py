"""What people do with organisations, clusters, mandates, the file and the lineage."""

from clusters.actions.board import SeatData, assess_chair, seat_board_member
from clusters.actions.clusters import (
    ClusterData,
    correct_cluster,
    create_cluster,
    stop_cluster,
    undo_stop,
)
from clusters.actions.file import (
    ContactData,
    add_document,
    correct_contact,
    correct_document,
    log_contact,
    upload_document,
)
from clusters.actions.interests import declare_interest, end_interest
from clusters.actions.lineages import (
    AssessmentData,
    assess_lineage,
    merge_lineages,
    undo_merge,
)
from clusters.actions.mandates import (
    add_member,
    appoint_operator,
    assign_account_manager,
    enter_member,
    registered,
)
from clusters.actions.organisations import (
    OrganisationData,
    SizeData,
    correct_organisation,
    record_size,
    register_organisation,
)
from clusters.actions.periods import (
    DatedRow,
    correct_period,
    end_assignment,
    end_member,
    end_operator,
    end_seat,
)

__all__ = [
    "AssessmentData",
    "ClusterData",
    "ContactData",
    "DatedRow",
    "OrganisationData",
    "SeatData",
    "SizeData",
    "add_document",
    "add_member",
    "appoint_operator",
    "assess_chair",
    "assess_lineage",
    "assign_account_manager",
    "correct_cluster",
    "correct_contact",
    "correct_document",
    "correct_organisation",
    "correct_period",
    "create_cluster",
    "declare_interest",
    "end_assignment",
    "end_interest",
    "end_member",
    "end_operator",
    "end_seat",
    "enter_member",
    "log_contact",
    "merge_lineages",
    "record_size",
    "register_organisation",
    "registered",
    "seat_board_member",
    "stop_cluster",
    "undo_merge",
    "undo_stop",
    "upload_document",
]
