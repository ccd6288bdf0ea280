package io.shoal.window;

import io.shoal.event.CustomerEvent;
import java.util.List;
import java.util.Map;

/**
 * One user at the end of one window: their profile, and the features read off it.
 *
 * @param user key of the user
 * @param windowEnd exclusive end of the window
 * @param profile the profile after the window
 * @param values feature outputs, before they are scaled
 * @param present which of them had data
 * @param events events counted in this window
 * @param duplicates copies among the arrivals of this window
 * @param conversions goal events among them
 * @param sources events by source
 * @param idle whether the user was scored for a rung of the ladder only
 * @param retired whether that was the last rung
 * @param pane features of this window alone
 * @param counted the events counted, by time and id
 * @param copies arrivals that were not counted, by source
 */
public record UserWindow(
    String user,
    long windowEnd,
    UserProfile profile,
    float[] values,
    boolean[] present,
    int events,
    int duplicates,
    int conversions,
    Map<String, Integer> sources,
    boolean idle,
    boolean retired,
    PaneFeatures pane,
    List<CustomerEvent> counted,
    Map<String, Integer> copies) {}
