package io.shoal.training.publish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gate found.
 *
 * @param rows of the newest data that both models scored
 * @param users whose rows they are
 * @param lines one for each figure
 */
public record GateResult(int rows, int users, List<Line> lines) {
  /**
   * One figure of both models.
   *
   * @param figure its name
   * @param champion of the champion
   * @param challenger of the challenger
   * @param least lower end of the 95 % interval of what the challenger has more
   * @param most upper end
   * @param worse whether the challenger is refused for it
   */
  public record Line(
      String figure, double champion, double challenger, double least, double most, boolean worse) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: champion %.4f, challenger %.4f (difference %+.4f, 95 %% from %+.4f to %+.4f)%s",
          figure,
          champion,
          challenger,
          challenger - champion,
          least,
          most,
          worse ? ", worse" : "");
    }
  }

  public GateResult {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a gate without figures decides nothing");
    }
  }

  /** Whether the challenger is no worse. */
  public boolean passed() {
    return lines.stream().noneMatch(Line::worse);
  }

  /** The figures by name, for the registry. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("rows", (double) rows);
    figures.put("users", (double) users);
    for (Line line : lines) {
      figures.put(line.figure() + ".champion", line.champion());
      figures.put(line.figure() + ".challenger", line.challenger());
      figures.put(line.figure() + ".least", line.least());
      figures.put(line.figure() + ".most", line.most());
    }
    return figures;
  }

  /** For people: one line for each figure. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "gate, on %,d rows of %,d users:%n", rows, users));
    lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
    return text.toString().stripTrailing();
  }
}
