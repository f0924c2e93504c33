"""Rules of judging: admissibility, conflicts of experts, scores, ranking and advice."""
