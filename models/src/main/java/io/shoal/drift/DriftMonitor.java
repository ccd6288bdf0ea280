package io.shoal.drift;

import io.shoal.drift.DriftAlert.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns the verdicts on ticks into episodes: one alert when the sum of evidence reaches its
 * threshold, one when the stream that gave the episode its name has been calm for a while.
 *
 * <p>The streams that hold most of the sum are the culprits; the foremost gives the episode its
 * name, and their evidence begins anew.
 */
public final class DriftMonitor {
  private static final double CULPRIT_SHARE = 0.1;

  private final EvidenceSum evidence;
  private final DriftOptions options;

  public DriftMonitor(DriftReference reference, DriftOptions options) {
    this.evidence = new EvidenceSum(reference, options);
    this.options = options;
  }

  /** Takes one tick into the state, in the order of time, and gives the alerts that it changed. */
  public List<DriftAlert> step(DriftState state, Tick tick) {
    Verdict verdict = evidence.step(state, tick);
    List<DriftAlert> alerts = new ArrayList<>();
    for (StreamVerdict stream : verdict.streams()) {
      EpisodeState.Episode episode = state.episodes.open.get(stream.stream());
      if (episode == null || !stream.judged()) {
        continue;
      }
      episode.calm = stream.calm() ? episode.calm + 1 : 0;
      if (episode.calm >= options.calm()) {
        alerts.add(resolved(stream, episode, verdict));
        state.episodes.open.remove(stream.stream());
        evidence.release(state, stream.stream());
      }
    }
    if (verdict.isAlarm()) {
      alerts.add(fire(state, verdict));
    }
    return alerts;
  }

  private DriftAlert fire(DriftState state, Verdict verdict) {
    double most = verdict.streams().stream().mapToDouble(StreamVerdict::weighted).max().orElse(0);
    // Where many streams moved a little, nobody holds a tenth; the foremost is named all the same.
    double least = Math.min(most, CULPRIT_SHARE * verdict.sum());
    List<StreamVerdict> culprits =
        verdict.streams().stream()
            .filter(stream -> stream.weighted() >= least)
            .sorted(
                Comparator.comparingDouble(StreamVerdict::weighted)
                    .reversed()
                    .thenComparing(StreamVerdict::stream))
            .toList();
    for (StreamVerdict culprit : culprits) {
      evidence.restart(state, culprit.stream());
    }
    StreamVerdict first = culprits.get(0);
    evidence.hold(state, first.stream());
    state.episodes.open.put(first.stream(), new EpisodeState.Episode(verdict.windowEnd()));
    return alert(
        Status.FIRING,
        first,
        verdict.windowEnd(),
        verdict,
        verdict.sum(),
        culprits.stream().map(culprit -> culprit.stream().toString()).toList());
  }

  private static DriftAlert resolved(
      StreamVerdict stream, EpisodeState.Episode episode, Verdict verdict) {
    return alert(
        Status.RESOLVED,
        stream,
        episode.startedAt,
        verdict,
        0,
        List.of(stream.stream().toString()));
  }

  private static DriftAlert alert(
      Status status,
      StreamVerdict stream,
      long startedAt,
      Verdict verdict,
      double evidence,
      List<String> culprits) {
    StreamId id = stream.stream();
    return new DriftAlert(
        status,
        id.kind() == StreamKind.SOURCE_VOLUME ? "source-silent" : id.kind().code(),
        id.subject(),
        startedAt,
        verdict.windowEnd(),
        stream.reading().observed(),
        stream.reading().expected(),
        evidence,
        verdict.threshold(),
        culprits);
  }
}
