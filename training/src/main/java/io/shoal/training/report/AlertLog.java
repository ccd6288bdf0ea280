package io.shoal.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes episodes of the lines of {@code alerts.jsonl}, which need not be in order. */
final class AlertLog {
  private static final long NEVER = Long.MAX_VALUE;

  private record Key(long from, String kind, String subject) {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::from).thenComparing(Key::kind).thenComparing(Key::subject);
  }

  /**
   * What the lines of one episode have told.
   *
   * @param at window of the line that told it
   * @param resolved when; {@link #NEVER} so far
   */
  private record Told(long at, long resolved, String severity, String cause) {
    static Told of(RunLine data) {
      long at = data.time("windowEnd");
      return new Told(
          at,
          data.text("status").equals("resolved") ? at : NEVER,
          data.text("severity"),
          data.sentence("cause"));
    }

    Told and(Told other) {
      Told later = other.at >= at ? other : this;
      return new Told(later.at, Math.min(resolved, other.resolved), later.severity, later.cause);
    }
  }

  private final Map<Key, Told> episodes = new TreeMap<>(Key.ORDER);
  private final long end;

  /**
   * @param end of the run, where those end that were never resolved
   */
  AlertLog(long end) {
    this.end = end;
  }

  void add(RunLine line) {
    if (!line.json().path("data").has("startedAt")) {
      // Beside alerts stand events of another type: a model that was refused.
      return;
    }
    RunLine data = new RunLine(line.json().path("data"));
    Key key = new Key(data.time("startedAt"), data.text("kind"), data.text("subject"));
    episodes.merge(key, Told.of(data), Told::and);
  }

  /** All episodes, by their beginning. */
  List<AlertEpisode> episodes() {
    return episodes.entrySet().stream()
        .map(entry -> episode(entry.getKey(), entry.getValue()))
        .toList();
  }

  private AlertEpisode episode(Key key, Told told) {
    boolean open = told.resolved == NEVER;
    long until = open ? Math.max(end, key.from) : told.resolved;
    return new AlertEpisode(
        key.kind, key.subject, key.from, until, open, told.severity, told.cause);
  }
}
