"""Answers of services, saved as JSON: read only, and without the network."""
