"""The ten years of one cluster on one line: what was promised, done, judged and decided."""
