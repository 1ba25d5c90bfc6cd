#!/usr/bin/env bash
# Sweep @SWEEP@ on a standalone master. The driver runs here until the sweep has ended.
exec @RUN@ </dev/null
