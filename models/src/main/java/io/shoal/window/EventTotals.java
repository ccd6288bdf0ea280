package io.shoal.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What the events of a window add up to, as data: of a size that follows from the vocabulary, not
 * from the number of events. Adds up exactly, in any order.
 *
 * @param sources by source
 * @param lacking by property: events that should have it, and those that do not
 * @param unseen by property: events that have it, and those with a value never seen before
 * @param dead records that could not be used
 */
public record EventTotals(
    TreeMap<String, SourceTotals> sources,
    TreeMap<String, Part> lacking,
    TreeMap<String, Part> unseen,
    long dead) {

  /** Totals of no event. */
  public static EventTotals none() {
    return new EventTotals(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
  }

  /** Totals of records that could not be used, and of nothing else. */
  public static EventTotals ofDead(long records) {
    return new EventTotals(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), records);
  }

  public EventTotals plus(EventTotals other) {
    return new EventTotals(
        sum(sources, other.sources, SourceTotals::plus),
        sum(lacking, other.lacking, Part::plus),
        sum(unseen, other.unseen, Part::plus),
        dead + other.dead);
  }

  private static <V> TreeMap<String, V> sum(
      TreeMap<String, V> a, TreeMap<String, V> b, BinaryOperator<V> plus) {
    TreeMap<String, V> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, plus));
    return sum;
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(sources.size(), out);
    for (Map.Entry<String, SourceTotals> source : sources.entrySet()) {
      out.writeUTF(source.getKey());
      Numbers.write(source.getValue().events(), out);
      Numbers.write(source.getValue().copies(), out);
      Numbers.write(source.getValue().identified(), out);
      write(source.getValue().lacking(), out);
    }
    write(lacking, out);
    write(unseen, out);
    Numbers.write(dead, out);
  }

  static EventTotals read(DataInput in) throws IOException {
    TreeMap<String, SourceTotals> sources = new TreeMap<>();
    for (long i = Numbers.read(in); i > 0; i--) {
      sources.put(
          in.readUTF(),
          new SourceTotals(Numbers.read(in), Numbers.read(in), Numbers.read(in), readPart(in)));
    }
    return new EventTotals(sources, readParts(in), readParts(in), Numbers.read(in));
  }

  private static void write(TreeMap<String, Part> parts, DataOutput out) throws IOException {
    Numbers.write(parts.size(), out);
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      out.writeUTF(part.getKey());
      write(part.getValue(), out);
    }
  }

  private static TreeMap<String, Part> readParts(DataInput in) throws IOException {
    TreeMap<String, Part> parts = new TreeMap<>();
    for (long i = Numbers.read(in); i > 0; i--) {
      parts.put(in.readUTF(), readPart(in));
    }
    return parts;
  }

  private static void write(Part part, DataOutput out) throws IOException {
    Numbers.write(part.of(), out);
    Numbers.write(part.n(), out);
  }

  private static Part readPart(DataInput in) throws IOException {
    return new Part(Numbers.read(in), Numbers.read(in));
  }
}
