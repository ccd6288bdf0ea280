package io.shoal.training.registry;

import io.shoal.event.CustomerEvent;
import io.shoal.event.UserHash;
import io.shoal.training.history.History;
import io.shoal.window.EventCensus;
import io.shoal.window.EventVocabulary;
import io.shoal.window.PaneFeatures;
import io.shoal.window.UserWindow;
import io.shoal.window.VocabularyLearner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What the reference needs to know of history before it can be replayed: panes and vocabulary. */
final class ReferenceSample implements History.Visitor {
  private static final int PANES = 30_000;

  private final VocabularyLearner vocabulary = new VocabularyLearner();
  private final PriorityQueue<Sampled> panes =
      new PriorityQueue<>(
          Comparator.<Sampled>comparingLong(pane -> pane.order() ^ Long.MIN_VALUE)
              .reversed()
              .thenComparing(Sampled::user));

  /** A pane, and its place in a shuffle. */
  private record Sampled(long order, String user, PaneFeatures pane) {}

  @Override
  public void event(CustomerEvent event) {
    vocabulary.add(event);
  }

  @Override
  public void events(EventCensus census) {
    vocabulary.add(census);
  }

  @Override
  public void user(UserWindow window) {
    if (window.events() == 0) {
      return;
    }
    long order = UserHash.mix(UserHash.of(window.user()) ^ window.windowEnd());
    panes.add(new Sampled(order, window.user(), window.pane()));
    if (panes.size() > PANES) {
      panes.poll();
    }
  }

  @Override
  public void windowEnd(long windowEnd) {
    // Panes are sampled one by one.
  }

  List<PaneFeatures> panes() {
    List<PaneFeatures> sampled = new ArrayList<>();
    panes.forEach(pane -> sampled.add(pane.pane()));
    return sampled;
  }

  EventVocabulary vocabulary() {
    return vocabulary.vocabulary();
  }
}
