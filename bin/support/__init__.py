"""What stands behind bin/run, bin/test and bin/manage. Only the standard library: it makes the environment."""
