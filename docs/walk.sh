#!/usr/bin/env bash
# The life of a model, step by step: train, publish, run, drift, alert, retrain, gate, swap, look.
# A simulated shop, in a directory of its own (run/walk); some minutes, and nothing to install.
# On local files only: no broker is started, announcements go through a file, and back-tests stand for the job.
# docs/model-life.md has the picture. The job of a back-test is the one of production.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
walk=${1:-"$root/run/walk"}
shoal=$root/shoal
if [ -e "$walk" ]; then
  echo "$walk is there already: remove it, or name another directory" >&2
  exit 2
fi
mkdir -p "$walk"
cd "$walk"

step() { printf '\n== %s\n' "$1"; }
run() {
  printf '$ shoal %s\n' "$*"
  "$shoal" "$@" 2>>walk.log
}

step "A shop: 28 days from 5 January. From the 21st on its iOS app sends nothing."
run simulate --scenario source-silent --users 600 --days 28 --out shop
printf 'events: [purchase]\nhorizon: P1D\n' > goal.yaml

step "Train a first model on two weeks of history, in few epochs."
run train --events shop/events.jsonl.gz --until 2026-01-19T00:00:00Z --goal goal.yaml --epochs 10 --out first

step "Publish it. There is no champion yet, so it is the champion."
run publish --bundle first --registry registry --effective-from 2026-01-19T00:00:00Z

step "Run: the job replays the days since, with the champion."
run backtest --bundle first --events shop/events.jsonl.gz --warm-up shop/events.jsonl.gz \
  --from 2026-01-19T00:00:00Z --until 2026-01-27T00:00:00Z --out before

step "Drift: what the job says of it. An alert fires, and what to do is in its runbook."
grep '"firing"' before/alerts.jsonl | head -n 3 | cut -c 1-400 || echo "no alert fired"

step "Retrain, on a week more and for longer."
run train --events shop/events.jsonl.gz --until 2026-01-26T00:00:00Z --goal goal.yaml --seed 2 --out second

step "Put it in as challenger; then the gate: both models score the days after the 26th, which neither has seen."
run publish --bundle second --registry registry --alias challenger
if ! "$shoal" promote --registry registry --events shop/events.jsonl.gz \
  --effective-from 2026-01-28T00:00:00Z --announcements announcements.jsonl 2>gate.txt; then
  cat gate.txt
  echo "The gate refused it. For the sake of the walk, by force, with a name and a reason:"
  run promote --registry registry --force "$(id -un)" "to see a swap" \
    --effective-from 2026-01-28T00:00:00Z --announcements announcements.jsonl
fi

step "Swap: the job begins with the first model, and scores with the second from the 28th on, without a restart."
run backtest --bundle first --events shop/events.jsonl.gz --warm-up shop/events.jsonl.gz \
  --from 2026-01-19T00:00:00Z --announcements announcements.jsonl --out swapped

step "Look: which model scored from when, the registry, and a page to open in a browser."
cat swapped/model-activations.jsonl
run models --registry registry
run report --run swapped

step "Changed your mind? The one before is champion again, and would be announced like any other."
run rollback --registry registry
