"""What a check may say: codes, problems with their sentences, the prepared report, the limits."""
