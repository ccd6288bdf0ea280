package io.shoal.drift.tick;

import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.drift.Tick;
import io.shoal.window.FeatureBins;
import io.shoal.window.WindowSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns the {@link TickReference} from the summaries of healthy windows, and makes of the same
 * windows the ticks that a job would have made of them.
 *
 * <p>The ticks of a week are made with a reference of the other weeks, or those of a day with that
 * of the other days where there are less than three weeks: against a reference that has seen them
 * they would lie nearer to it than live ones do.
 */
public final class TickLearner {
  /** Share of users with data who must differ from the commonest bin of an output. */
  private static final double LEAST_DIFFERENT = 0.05;

  private static final long DAY = 86_400_000L;
  private static final int WEEKLY_FROM = 3;

  /** Shares that are nearly always 0, or 1, in features: others tell of them. */
  private static final double RARE = 0.005;

  /** Conversions a day from which a segment's conversion is judged: 50 in a week. */
  private static final double LEAST_CONVERSIONS = 50.0 / 7;

  private final List<String> outputs;
  private final Axes axes;
  private final FigureReader reader;
  private final long window;
  private final List<WindowFigures> windows = new ArrayList<>();

  /**
   * @param outputs names of the outputs of the pane's plan
   * @param embeddings of the reference, on their grid
   * @param segmentOf the segment of each, 0 for none
   * @param sources that are expected to send
   * @param window length of a window in milliseconds
   */
  public TickLearner(
      List<String> outputs,
      List<short[]> embeddings,
      int[] segmentOf,
      Set<String> sources,
      long window) {
    this.outputs = List.copyOf(outputs);
    this.window = window;
    axes = Axes.learn(embeddings, segmentOf);
    reader = new FigureReader(outputs, axes, sources);
  }

  /** Takes the next window in, in the order of time. */
  public void add(WindowSummary summary) {
    windows.add(reader.read(summary));
  }

  /** Number of windows taken in. */
  public int size() {
    return windows.size();
  }

  /** The reference of all windows. */
  public TickReference reference() {
    return learn(windows);
  }

  /** The ticks of all windows, each out of its own sample. */
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    TickPool pool = new TickPool();
    long block = isWeekly() ? 7 * DAY : DAY;
    for (int from = 0; from < windows.size(); ) {
      int to = from;
      while (to < windows.size() && block(to, block) == block(from, block)) {
        to++;
      }
      List<WindowFigures> others = new ArrayList<>(windows.subList(0, from));
      others.addAll(windows.subList(to, windows.size()));
      TickReference reference = learn(others.isEmpty() ? windows : others);
      for (WindowFigures figures : windows.subList(from, to)) {
        ticks.add(pool.next(figures, reference, Set.of()));
      }
      from = to;
    }
    return ticks;
  }

  private long block(int index, long block) {
    return (windows.get(index).windowEnd() - windows.get(0).windowEnd()) / block;
  }

  private boolean isWeekly() {
    return windows.size() * window >= WEEKLY_FROM * 7 * DAY - DAY;
  }

  private TickReference learn(List<WindowFigures> from) {
    TreeMap<StreamId, List<Long>> at = new TreeMap<>();
    TreeMap<StreamId, List<Amount>> amounts = new TreeMap<>();
    for (WindowFigures figures : from) {
      figures
          .amounts()
          .forEach(
              (stream, amount) -> {
                at.computeIfAbsent(stream, id -> new ArrayList<>()).add(figures.windowEnd());
                amounts.computeIfAbsent(stream, id -> new ArrayList<>()).add(amount);
              });
    }
    Set<String> flat = flat(from);
    TreeMap<StreamId, RateReference> rates = new TreeMap<>();
    for (Map.Entry<StreamId, List<Amount>> of : amounts.entrySet()) {
      StreamId stream = of.getKey();
      if (stream.kind() == StreamKind.FEATURE_RANK && flat.contains(stream.subject())) {
        continue;
      }
      RateReference rate =
          new RateLearner(Rate.of(stream.kind()), isWeekly())
              .learn(at.get(stream), of.getValue(), window);
      if (rate != null && tells(stream, of.getValue(), rate)) {
        rates.put(stream, rate);
      }
    }
    return new TickReference(outputs, axes, rates, PaneReference.learn(from, outputs.size()));
  }

  /**
   * The outputs that are nearly always the same: of fifty users one or none differs, so that their
   * share swings by its whole size from tick to tick, and an hour of the week has seen a handful.
   */
  private Set<String> flat(List<WindowFigures> from) {
    long[][] bins = new long[outputs.size()][FeatureBins.BINS];
    for (WindowFigures figures : from) {
      for (int i = 0; i < bins.length && figures.panes().length > 0; i++) {
        for (int bin = 0; bin < FeatureBins.BINS; bin++) {
          bins[i][bin] += figures.panes()[i][bin];
        }
      }
    }
    Set<String> flat = new TreeSet<>();
    for (int i = 0; i < bins.length; i++) {
      long users = Arrays.stream(bins[i]).sum();
      if (Arrays.stream(bins[i]).max().orElse(0) > (1 - LEAST_DIFFERENT) * users) {
        flat.add(outputs.get(i));
      }
    }
    return flat;
  }

  private static boolean tells(StreamId stream, List<Amount> amounts, RateReference rate) {
    double sum = 0;
    double n = 0;
    for (Amount amount : amounts) {
      sum += amount.sum();
      n += amount.n();
    }
    return switch (stream.kind()) {
      case FEATURE_MISSING -> sum > RARE * n && sum < (1 - RARE) * n;
      case SEGMENT_CONVERSION -> rate.perDay() >= LEAST_CONVERSIONS;
      case SEGMENT_SHARE, CONVERSION, SOURCE_VOLUME -> sum > 0;
      default -> true;
    };
  }
}
