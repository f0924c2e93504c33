"""Two hundred texts that a spreadsheet program could take for something else (Q18)."""

from __future__ import annotations

STARTERS = "=+-@|\t\r\n＝＋－＠｜﹦﹢﹣﹫−"
BODIES = (
    "1+1",
    "SUM(A1:A9)",
    "cmd|'/C calc'!A0",
    'HYPERLINK("http://x.example","klik")',
    'DDE("cmd";"/C calc";"!A0")',
)
BEFORE = ("", " ", "'", "''", "\u00a0", '"')
PLAIN = (
    "-1",
    "+32 2 123 45 67",
    "1,5",
    "00123",
    "1e308",
    "TRUE",
    "31/02/2026",
    "46022",
    "Lidgeld; 2026",
    "a,b;c\td|e",
    'zegt "ja"',
    "twee\nregels",
    "twee\r\nregels",
    "_x000D_",
    "_x005F_x000D_",
    "&lt;b&gt; & <i>",
    "]]>",
    "é ö ß Æ € “aanhaling”",
    "\u200bonzichtbaar",
    "\u202eomgekeerd",
    "emoji 🧪👩‍🔬",
    "日本語",
    "NULL",
    "#VERW!",
    "=",
    "-",
    "'",
    "''",
    "x" * 40,
    "=" * 40,
)


def odd_texts(number: int = 200) -> list[str]:
    """Return this many texts, all different, each of at most sixty characters."""
    made = [
        f"{before}{starter}{body}"
        for body in BODIES
        for starter in STARTERS
        for before in BEFORE
        if len(f"{before}{starter}{body}") <= 60
    ]
    # Every starter and every body takes part, however few are asked.
    step = len(made) / (number - len(PLAIN))
    chosen = [made[int(at * step)] for at in range(number - len(PLAIN))]
    return [*PLAIN, *chosen]
