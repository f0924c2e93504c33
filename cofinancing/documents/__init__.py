"""Tables that go in and out: the workbook of contributions."""
