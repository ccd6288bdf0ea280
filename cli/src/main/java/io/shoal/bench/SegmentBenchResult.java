package io.shoal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The scores of all contestants on all streams, as a table or as JSON. */
final class SegmentBenchResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Contestant, List<SegmentScore>> scores = new EnumMap<>(Contestant.class);

  void add(Contestant contestant, SegmentScore score) {
    scores.computeIfAbsent(contestant, c -> new ArrayList<>()).add(score);
  }

  private double mean(Contestant of, ToDoubleFunction<SegmentScore> what) {
    return scores.get(of).stream().mapToDouble(what).average().orElseThrow();
  }

  /** Of the adjusted Rand index, over streams. */
  private double deviation(Contestant of) {
    double mean = mean(of, SegmentScore::adjustedRandIndex);
    return Math.sqrt(mean(of, score -> Math.pow(score.adjustedRandIndex() - mean, 2)));
  }

  /** Points until a turn was seen, of the streams in which it was, sorted. */
  private int[] seenAfter(Contestant of, Turn turn) {
    return scores.get(of).stream()
        .mapToInt(score -> score.seenAfter().get(turn))
        .filter(points -> points >= 0)
        .sorted()
        .toArray();
  }

  private double missed(Contestant of, Turn turn) {
    return 1 - (double) seenAfter(of, turn).length / scores.get(of).size();
  }

  String toText() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "adjusted", "segments", "", "", "", "", "drift", "id", "M points"));
    rows.add(
        List.of(
            "segmenter",
            "Rand index",
            "error",
            "death",
            "birth",
            "merge",
            "split",
            "held",
            "churn",
            "a second"));
    scores.keySet().forEach(of -> rows.add(row(of)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int here = column;
        int width = rows.stream().mapToInt(other -> other.get(here).length()).max().orElse(0);
        String gap = " ".repeat(width - row.get(column).length());
        text.append(column == 0 ? row.get(0) + gap : "  " + gap + row.get(column));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private List<String> row(Contestant of) {
    List<String> row = new ArrayList<>();
    row.add(of.title());
    row.add(
        number("%.3f", mean(of, SegmentScore::adjustedRandIndex))
            + number(" (%.3f)", deviation(of)));
    row.add(number("%.2f", mean(of, SegmentScore::segmentsError)));
    SegmentBench.SEEN.forEach(turn -> row.add(seen(of, turn)));
    row.add(number("%.2f", mean(of, SegmentScore::driftHeld)));
    row.add(number("%.3f", mean(of, SegmentScore::idChurn)));
    double speed = mean(of, SegmentScore::pointsPerSecond) / 1e6;
    row.add(of == Contestant.ORACLE ? "" : number("%.2f", speed));
    return row;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The median, and the share of the streams in which the turn was missed. */
  private String seen(Contestant of, Turn turn) {
    int[] points = seenAfter(of, turn);
    if (points.length == 0) {
      return "never";
    }
    double missed = missed(of, turn);
    return number("%,.0f", points[points.length / 2])
        + (missed > 0 ? number(" -%.0f%%", 100 * missed) : "");
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    for (Contestant of : scores.keySet()) {
      ObjectNode scored =
          json.putObject(of.title())
              .put("adjustedRandIndex", mean(of, SegmentScore::adjustedRandIndex))
              .put("standardDeviation", deviation(of))
              .put("segmentsError", mean(of, SegmentScore::segmentsError))
              .put("driftHeld", mean(of, SegmentScore::driftHeld))
              .put("idChurn", mean(of, SegmentScore::idChurn));
      if (of != Contestant.ORACLE) {
        scored.put("pointsPerSecond", mean(of, SegmentScore::pointsPerSecond));
      }
      for (Turn turn : SegmentBench.SEEN) {
        ObjectNode seen = scored.putObject(turn.label()).put("missed", missed(of, turn));
        int[] points = seenAfter(of, turn);
        if (points.length > 0) {
          seen.put("medianPoints", points[points.length / 2]);
        }
      }
    }
    return json.toString();
  }
}
