package io.shoal.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The last embedding of each of those users whose hashes are smallest: a sample that is bounded,
 * and the same whatever the order in which users come.
 */
final class EmbeddingSample {
  private record Key(long hash, String user) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        (a, b) -> {
          int hashes = Long.compareUnsigned(a.hash, b.hash);
          return hashes != 0 ? hashes : a.user.compareTo(b.user);
        };

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * One user.
   *
   * @param segment empty for none
   * @param embedding on its grid
   */
  record Point(String segment, double[] embedding) {}

  private final TreeMap<Key, double[]> smallest = new TreeMap<>();
  private final int most;

  EmbeddingSample(int most) {
    this.most = most;
  }

  /** A line of {@code scored.jsonl}. */
  void add(RunLine line) {
    String user = line.json().path("userId").asText();
    Key key = new Key(UserHash.of(user), user);
    if (smallest.size() == most && key.compareTo(smallest.lastKey()) > 0) {
      return;
    }
    JsonNode coordinates = line.json().path("embedding");
    double[] embedding = new double[coordinates.size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = coordinates.get(i).asDouble();
    }
    smallest.put(key, embedding);
    if (smallest.size() > most) {
      smallest.pollLastEntry();
    }
  }

  /**
   * The sample, by hash.
   *
   * @param segmentOf where a user stands now: a segment may have ended since the user was scored
   */
  List<Point> points(UnaryOperator<String> segmentOf) {
    List<Point> points = new ArrayList<>();
    smallest.forEach(
        (key, embedding) -> points.add(new Point(segmentOf.apply(key.user), embedding)));
    return points;
  }
}
