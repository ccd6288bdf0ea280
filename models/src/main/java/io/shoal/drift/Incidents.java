package io.shoal.drift;

import io.shoal.drift.DriftAlert.Reason;
import io.shoal.drift.DriftAlert.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one tick does to the episodes of a state. */
final class Incidents {
  /** What reaches the threshold within so long of the last culprit is of the same incident. */
  static final int JOINS_HOURS = 24;

  private static final long JOINS = Duration.ofHours(JOINS_HOURS).toMillis();

  /** An episode that grows is told again after so long, or at once where it matters more. */
  private static final long TELLS = Duration.ofHours(1).toMillis();

  /** Of the sum; with hundreds of streams a fiftieth of it is evidence enough for each. */
  static final double CULPRIT_SHARE = 0.02;

  private final DriftState state;
  private final EvidenceSum evidence;
  private final DriftOptions options;
  private final Tick tick;
  private final List<DriftAlert> alerts = new ArrayList<>();
  private final List<StreamId> settled = new ArrayList<>();

  Incidents(DriftState state, EvidenceSum evidence, DriftOptions options, Tick tick) {
    this.state = state;
    this.evidence = evidence;
    this.options = options;
    this.tick = tick;
  }

  List<DriftAlert> alerts() {
    return alerts;
  }

  /** Streams that are to be measured from where they lie now. */
  List<StreamId> settled() {
    return settled;
  }

  /** Takes what a tick says of every stream. */
  void follow(Verdict verdict) {
    for (StreamVerdict stream : verdict.streams()) {
      state.episodes.runs.add(stream, verdict.windowEnd());
      for (Episode episode : state.episodes.open) {
        HeldStream held = episode.held.get(stream.stream());
        if (held == null || isElsewhere(episode, stream.stream())) {
          continue;
        }
        if (held.judge(stream)) {
          evidence.release(of(episode), stream.stream());
        }
      }
    }
  }

  /** Whether a stream is judged in a quiet window, but the episode is not of it; or vice versa. */
  private boolean isElsewhere(Episode episode, StreamId stream) {
    return episode.isPlanned() != !state.quiet.name(stream).isEmpty();
  }

  /** Where the evidence of an episode's culprits lies. */
  private DriftState of(Episode episode) {
    return episode.isPlanned() ? state.quiet.evidence : state;
  }

  /** Fires, or lets the culprits join the incident that is open. */
  void fireIfAlarm(Verdict verdict) {
    if (!verdict.isAlarm()) {
      return;
    }
    List<Culprit> culprits = news(verdict);
    if (culprits.isEmpty()) {
      return;
    }
    StreamId first = culprits.get(0).stream();
    String planned = state.quiet.name(first);
    Episode host = host(first, planned, verdict.windowEnd());
    boolean isNew = host == null;
    if (isNew) {
      host = new Episode(first, verdict.windowEnd(), planned, verdict.sum());
      state.episodes.open.add(host);
    }
    Severity before = host.severity();
    for (Culprit culprit : culprits) {
      host.hold(culprit, options.smallestEffect());
      evidence.hold(of(host), culprit.stream());
    }
    host.grow(verdict.windowEnd(), UsersAffected.share(culprits, tick));
    if (isNew) {
      tell(host, Status.FIRING, verdict.windowEnd());
    } else if (host.severity() != before) {
      tell(host, Status.UPDATED, verdict.windowEnd());
    }
  }

  /**
   * The culprits, less those that a change explains which is normal by now; none where the others
   * alone would not have fired.
   */
  private List<Culprit> news(Verdict verdict) {
    List<Culprit> news = new ArrayList<>();
    double explained = 0;
    for (Culprit culprit : culprits(verdict)) {
      if (state.episodes.aftermath.explains(culprit)) {
        explained += culprit.share() * verdict.sum();
        evidence.restart(of(culprit.stream()), culprit.stream());
        state.episodes.runs.clear(culprit.stream());
      } else {
        news.add(culprit);
      }
    }
    return verdict.sum() - explained >= verdict.threshold() ? news : List.of();
  }

  /** Where the evidence of a stream lies. */
  private DriftState of(StreamId stream) {
    return state.quiet.name(stream).isEmpty() ? state : state.quiet.evidence;
  }

  private List<Culprit> culprits(Verdict verdict) {
    double most = verdict.streams().stream().mapToDouble(StreamVerdict::weighted).max().orElse(0);
    // Where many streams moved a little, nobody holds much; the foremost is named all the same.
    double least = Math.min(most, CULPRIT_SHARE * verdict.sum());
    List<StreamVerdict> ranked =
        verdict.streams().stream()
            .filter(stream -> stream.weighted() >= least || isSureByItself(stream))
            .sorted(
                Comparator.comparingDouble(StreamVerdict::weighted)
                    .reversed()
                    .thenComparing(StreamVerdict::stream))
            .toList();
    return ranked.stream()
        .sorted(Comparator.comparingInt(stream -> saysMore(stream, ranked.get(0)) ? 0 : 1))
        .map(
            stream ->
                state.episodes.runs.culprit(
                    stream, stream.weighted() / verdict.sum(), verdict.windowEnd()))
        .toList();
  }

  /** Whether its evidence alone would have fired, had the whole budget been its own. */
  private boolean isSureByItself(StreamVerdict stream) {
    return stream.weighted() >= evidence.weight(stream.stream()) * options.threshold();
  }

  /**
   * Whether a stream says in words what the foremost only shows. Goal events are in half a dozen
   * features besides the conversion of all, which know them in more detail and so hold more of the
   * evidence; and what a coordinate of an embedding stands for nobody knows.
   */
  private boolean saysMore(StreamVerdict stream, StreamVerdict foremost) {
    boolean more =
        switch (foremost.stream().kind()) {
          case FEATURE, FEATURE_RANK, FEATURE_MISSING ->
              stream.stream().kind() == StreamKind.CONVERSION;
          case EMBEDDING_COORDINATE -> stream.stream().kind() != StreamKind.EMBEDDING_COORDINATE;
          default -> false;
        };
    return more && isSureByItself(stream);
  }

  /** The open episode that a culprit belongs to; null where it is a new incident. */
  private Episode host(StreamId first, String planned, long windowEnd) {
    Episode latest = null;
    for (Episode episode : state.episodes.open) {
      if (!episode.planned.equals(planned)) {
        continue;
      }
      if (episode.held.containsKey(first)) {
        return episode;
      }
      if (windowEnd - episode.grownAt() <= JOINS || first.kind().isConsequence()) {
        latest = episode;
      }
    }
    return latest;
  }

  /** Resolves what is over, and tells of what has grown. */
  void close(long windowEnd) {
    for (Episode episode : List.copyOf(state.episodes.open)) {
      Reason reason = reason(episode, windowEnd);
      if (reason != null) {
        end(episode, reason);
        alerts.add(episode.alert(Status.RESOLVED, reason, windowEnd, options.threshold()));
      } else if (episode.isUntold() && windowEnd - episode.toldAt() >= TELLS) {
        tell(episode, Status.UPDATED, windowEnd);
      }
    }
  }

  private Reason reason(Episode episode, long windowEnd) {
    if (episode.isOver()) {
      return Reason.CALM;
    }
    if (episode.isPlanned()) {
      boolean isGoingOn =
          episode.held.keySet().stream()
              .anyMatch(stream -> state.quiet.name(stream).equals(episode.planned));
      return isGoingOn ? null : Reason.PLAN_OVER;
    }
    return windowEnd - episode.startedAt >= options.newNormal().toMillis()
        ? Reason.NEW_NORMAL
        : null;
  }

  private void end(Episode episode, Reason reason) {
    state.episodes.open.remove(episode);
    for (HeldStream held : episode.held.values()) {
      StreamId stream = held.culprit.stream();
      if (held.hasRecovered()) {
        continue;
      }
      if (reason == Reason.NEW_NORMAL) {
        settled.add(stream);
        state.episodes.aftermath.add(held.culprit);
      }
      state.episodes.runs.clear(stream);
      evidence.release(of(episode), stream);
    }
  }

  private void tell(Episode episode, Status status, long windowEnd) {
    episode.tell(windowEnd);
    alerts.add(episode.alert(status, null, windowEnd, options.threshold()));
  }
}
