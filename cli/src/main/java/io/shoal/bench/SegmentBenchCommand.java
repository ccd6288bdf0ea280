package io.shoal.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal segment-bench}: how well segments are found and followed, against baselines. */
@Command(
    name = "segment-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure segmenters on streams whose segments are known.",
      "A stream has 200,000 points: twelve clouds, and noise. A cloud dies, one is",
      "born, two merge, one splits, one drifts. What was learnt before labels the next",
      "1,000 points. Printed are, as means over streams: the adjusted Rand index (with",
      "its standard deviation); the error of the number of segments; the points from",
      "each turn until it was seen (the median, and -20%% where a fifth of the streams",
      "never saw it); the share of its way on which the drifting cloud is held; the",
      "share of clouds whose id changes from window to window; and the million points",
      "that are learnt in a second of CPU."
    })
public final class SegmentBenchCommand implements Callable<Integer> {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  @Option(
      names = "--seeds",
      paramLabel = "FROM-TO",
      defaultValue = "1-5",
      description = "a stream for each seed (${DEFAULT-VALUE})")
  private String seeds;

  @Option(
      names = "--segmenters",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "adaptive,k-means,one",
      description = {
        "by commas (${DEFAULT-VALUE});",
        "an oracle that knows the true centres is always there"
      })
  private List<String> segmenters;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    Matcher range = SEEDS.matcher(seeds);
    if (!range.matches()) {
      throw new IllegalArgumentException("--seeds is a number or a range as 1-5, not " + seeds);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
    if (from > to) {
      throw new IllegalArgumentException("--seeds goes from the lower to the higher: " + seeds);
    }
    Set<Contestant> contestants = new LinkedHashSet<>();
    segmenters.forEach(name -> contestants.add(Contestant.of(name)));
    contestants.add(Contestant.ORACLE);
    SegmentBenchResult result = new SegmentBenchResult();
    for (long seed = from; seed <= to; seed++) {
      for (Contestant contestant : contestants) {
        result.add(contestant, new SegmentBench(contestant, seed).run());
      }
    }
    System.out.println(json ? result.toJson() : result.toText());
    return 0;
  }
}
