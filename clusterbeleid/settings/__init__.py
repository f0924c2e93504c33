"""Settings: `base` holds what never differs; `dev`, `test` and `production` are the entrances."""
