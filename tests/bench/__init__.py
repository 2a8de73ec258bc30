"""Tests of the benches: that what they compare is the same."""
