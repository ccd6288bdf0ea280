package io.shoal.training.registry;

import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import io.shoal.segment.SegmentLabels;
import io.shoal.training.history.History;
import io.shoal.window.EventCensus;
import io.shoal.window.EventTally;
import io.shoal.window.EventTotals;
import io.shoal.window.EventVocabulary;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowSummary;
import io.shoal.window.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The summaries of replayed windows, those in which nothing happened too. Users are labelled by the
 * segments of the bundle, as they stand.
 */
final class ReplayedWindows implements History.Visitor {
  private final ScoringModel model;
  private final SegmentLabels labels;
  private final EventVocabulary vocabulary;
  private final long window;
  private final Function<Scored, UserScore> asStranger;
  private final Consumer<WindowSummary> out;
  private final LastSegments segments = new LastSegments();
  private final TreeMap<Long, Long> dead = new TreeMap<>();
  private final int features;
  private final List<UserWindow> active = new ArrayList<>();
  private WindowTally tally;
  private EventTally events;
  private EventTotals seen = EventTotals.none();
  private long expected = Long.MIN_VALUE;

  /** A score, and whose it is. */
  record Scored(String user, UserScore score) {}

  /**
   * @param window length of a window in milliseconds
   * @param asStranger turns a score into that of somebody the model was not trained on
   * @param out takes the summary of every window, in the order of time
   */
  ReplayedWindows(
      ScoringModel model,
      SegmentLabels labels,
      EventVocabulary vocabulary,
      long window,
      Function<Scored, UserScore> asStranger,
      Consumer<WindowSummary> out) {
    this.model = model;
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.window = window;
    this.asStranger = asStranger;
    this.out = out;
    features = model.plan().outputs();
  }

  @Override
  public void dead(long windowEnd, long records) {
    dead.merge(windowEnd, records, Long::sum);
  }

  @Override
  public void events(EventCensus census) {
    seen = seen.plus(census.totals(vocabulary));
  }

  @Override
  public void unknown(long windowEnd) {
    dead.headMap(windowEnd, true).clear();
    expected = Long.MIN_VALUE;
  }

  @Override
  public void user(UserWindow user) {
    if (user.retired()) {
      segments.remove(user.user());
    }
    if (user.idle()) {
      return;
    }
    if (tally == null) {
      tally = new WindowTally(user.windowEnd(), features);
      events = new EventTally(vocabulary);
    }
    tally.duplicates(user.duplicates());
    events.add(user);
    if (user.events() == 0) {
      return;
    }
    active.add(user);
  }

  /** Users of a window are scored together, which some networks do far sooner. */
  private void score() {
    List<UserScore> scores =
        model.score(
            active.stream().map(UserWindow::values).toList(),
            active.stream().map(UserWindow::present).toList());
    for (int i = 0; i < scores.size(); i++) {
      UserWindow user = active.get(i);
      tally(user, asStranger.apply(new Scored(user.user(), scores.get(i))));
    }
    active.clear();
  }

  private void tally(UserWindow user, UserScore score) {
    int segment = labels.of(score.embedding(), segments.of(user.user()));
    segments.put(user.user(), segment);
    tally.active(segment, score.bins(), score.error(), user.events(), user.conversions());
    tally.pane(
        model.home(score.embedding()), model.paneBins(user.pane(), score), score.embedding());
    tally.sources(user.sources().keySet());
  }

  @Override
  public void windowEnd(long windowEnd) {
    score();
    while (expected != Long.MIN_VALUE && expected < windowEnd) {
      out.accept(WindowSummary.empty(expected, features));
      expected += window;
    }
    EventTotals totals = events.totals().plus(seen);
    seen = EventTotals.none();
    while (!dead.isEmpty() && dead.firstKey() <= windowEnd) {
      totals = totals.plus(EventTotals.ofDead(dead.pollFirstEntry().getValue()));
    }
    out.accept(tally.summary().merge(WindowSummary.ofEvents(windowEnd, features, totals)));
    tally = null;
    expected = windowEnd + window;
  }
}
