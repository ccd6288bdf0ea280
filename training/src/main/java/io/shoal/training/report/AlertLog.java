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

  private final Map<Key, Long> resolved = new TreeMap<>(Key.ORDER);
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
    boolean over = data.text("status").equals("resolved");
    resolved.merge(key, over ? data.time("windowEnd") : NEVER, Math::min);
  }

  /** All episodes, by their beginning. */
  List<AlertEpisode> episodes() {
    return resolved.entrySet().stream()
        .map(entry -> episode(entry.getKey(), entry.getValue()))
        .toList();
  }

  private AlertEpisode episode(Key key, long to) {
    long until = to == NEVER ? Math.max(end, key.from) : to;
    return new AlertEpisode(key.kind, key.subject, key.from, until, to == NEVER);
  }
}
