"""From works to triples: the describers of the profiles, and what they are made of."""
