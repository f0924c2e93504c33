"""The conventions of the API, once for all resources."""
