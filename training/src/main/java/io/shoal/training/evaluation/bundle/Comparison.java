package io.shoal.training.evaluation.bundle;

import io.shoal.event.UserHash;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model against the baselines: the same users, the same looks. */
final class Comparison {
  private static final int BOOTSTRAPS = 5;

  private final Snapshot fit;
  private final List<Snapshot> judged;
  private final long seed;

  /**
   * @param fit the look to which baselines are fitted, its outcomes known before the others
   */
  Comparison(Snapshot fit, List<Snapshot> judged, long seed) {
    this.fit = fit;
    this.judged = judged;
    this.seed = seed;
  }

  List<Contestant> run(VoteLog votes, int dimensions) {
    Snapshot last = judged.get(judged.size() - 1);
    int k = segments(last).size();
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(model(votes, dimensions));
    contestants.add(baseline("Embedding, k-means", Spaces.embeddings(), k));
    contestants.add(baseline("Raw features, k-means", Spaces.features(), k));
    contestants.add(quintiles());
    contestants.add(
        baseline(
            "Recency, frequency, value: k-means", Spaces.recencyFrequencyValue(fit.users()), k));
    contestants.add(
        baseline(
            "Principal components, k-means",
            Spaces.principalComponents(fit.users(), dimensions),
            k));
    return contestants;
  }

  private Contestant baseline(String name, Space space, int k) {
    return new Baseline(name, space, k, seed).judge(fit, judged);
  }

  static Grouping segments(Snapshot look) {
    return new Grouping(look.users().stream().mapToInt(Standing::segment).toArray());
  }

  static double[] propensities(Snapshot look) {
    return look.users().stream().mapToDouble(Standing::propensity).toArray();
  }

  private Contestant model(VoteLog votes, int dimensions) {
    Means means = new Means();
    for (Snapshot look : judged) {
      double[][] points = Spaces.embeddings().points(look.users());
      means.add(look, segments(look), propensities(look), points);
    }
    return means.contestant("Shoal", stability(votes, dimensions));
  }

  /** Segments found again from votes of users drawn with replacement, by Poisson weights. */
  private double stability(VoteLog votes, int dimensions) {
    Snapshot last = judged.get(judged.size() - 1);
    Grouping original = labelled(votes.segments(dimensions, user -> 1, last.time()), last);
    double sum = 0;
    for (int b = 0; b < BOOTSTRAPS; b++) {
      long salt = seed * BOOTSTRAPS + b + 1;
      SegmentCatalog again = votes.segments(dimensions, user -> poisson(user, salt), last.time());
      sum += original.agreement(labelled(again, last));
    }
    return sum / BOOTSTRAPS;
  }

  private static Grouping labelled(SegmentCatalog catalog, Snapshot look) {
    SegmentLabels labels = new SegmentLabels(catalog);
    return new Grouping(
        look.users().stream().mapToInt(user -> labels.of(user.embedding(), 0)).toArray());
  }

  /** A draw from the Poisson distribution of mean 1, by inversion of a hash. */
  private static int poisson(long user, long salt) {
    double uniform = (UserHash.mix(user ^ UserHash.mix(salt)) >>> 11) * 0x1p-53;
    double probability = StrictMath.exp(-1);
    int n = 0;
    for (double below = probability; uniform > below && n < 10; below += probability) {
      n++;
      probability /= n;
    }
    return n;
  }

  private Contestant quintiles() {
    Quintiles cells = new Quintiles(fit.users());
    Map<Integer, int[]> tally = cells.group(fit.users()).tally(fit.converted());
    double rate = fit.rate();
    Map<Integer, Double> scores = new TreeMap<>();
    // As if each cell had ten more users who convert as all do: small cells say little.
    tally.forEach((cell, n) -> scores.put(cell, (n[1] + 10 * rate) / (n[0] + 10)));
    Means means = new Means();
    for (Snapshot look : judged) {
      Grouping grouping = cells.group(look.users());
      double[] ranked =
          Arrays.stream(grouping.groups())
              .mapToDouble(cell -> scores.getOrDefault(cell, rate))
              .toArray();
      means.add(
          look, grouping, ranked, Spaces.recencyFrequencyValue(fit.users()).points(look.users()));
    }
    return means.contestant("Recency, frequency, value: quintiles", Double.NaN);
  }
}
