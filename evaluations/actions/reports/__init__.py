"""Opening, writing, handing in and judging yearly plans and reports (R47)."""
