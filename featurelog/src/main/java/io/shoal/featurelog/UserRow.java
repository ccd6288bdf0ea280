package io.shoal.featurelog;

import io.shoal.event.CustomerEvent;
import io.shoal.window.PaneFeatures;
import io.shoal.window.UserWindow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One user at the end of one window, as the job has scored them: features, and what they did.
 *
 * @param user key of the user
 * @param windowEnd exclusive end of the window, in milliseconds since the epoch
 * @param featureSpec hash of the specification of the features
 * @param model name and digest of the model that scored
 * @param idle whether the user was scored for a rung of the ladder only
 * @param retired whether that was the last rung
 * @param duplicates copies among the arrivals of this window
 * @param events events of this window by name, each once
 * @param sources events by source
 * @param values feature outputs, before they are scaled; 0 where they had no data
 * @param present which of them had data
 * @param pane features of this window alone
 */
public record UserRow(
    String user,
    long windowEnd,
    String featureSpec,
    String model,
    boolean idle,
    boolean retired,
    int duplicates,
    Map<String, Integer> events,
    Map<String, Integer> sources,
    float[] values,
    boolean[] present,
    PaneFeatures pane)
    implements LogRow {

  public UserRow {
    events = Map.copyOf(events);
    sources = Map.copyOf(sources);
    if (values.length != present.length || pane.values().length != pane.present().length) {
      throw new IllegalArgumentException("a row of user " + user + " has a mask of another width");
    }
  }

  /**
   * The row of a user whom a model scores.
   *
   * @param featureSpec hash of the specification of its features
   * @param model its name and digest
   */
  public static UserRow of(UserWindow window, String featureSpec, String model) {
    Map<String, Integer> names = new TreeMap<>();
    for (CustomerEvent event : window.counted()) {
      names.merge(event.name(), 1, Integer::sum);
    }
    return new UserRow(
        window.user(),
        window.windowEnd(),
        featureSpec,
        model,
        window.idle(),
        window.retired(),
        window.duplicates(),
        names,
        window.sources(),
        window.values(),
        window.present(),
        window.pane());
  }

  @Override
  public boolean mayBeLate() {
    return false;
  }

  /** How many of the events convert. */
  public int conversions(Set<String> goalEvents) {
    int conversions = 0;
    for (Map.Entry<String, Integer> event : events.entrySet()) {
      conversions += goalEvents.contains(event.getKey()) ? event.getValue() : 0;
    }
    return conversions;
  }

  /**
   * The window that the row was made of, without profile and events, which the log does not hold.
   *
   * @param goalEvents names of the events that convert
   */
  public UserWindow window(Set<String> goalEvents) {
    return new UserWindow(
        user,
        windowEnd,
        null,
        values,
        present,
        events.values().stream().mapToInt(Integer::intValue).sum(),
        duplicates,
        conversions(goalEvents),
        sources,
        idle,
        retired,
        pane,
        List.of(),
        Map.of());
  }
}
