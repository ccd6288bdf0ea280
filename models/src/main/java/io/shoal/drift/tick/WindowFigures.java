package io.shoal.drift.tick;

import io.shoal.drift.StreamId;
import java.util.TreeMap;

/**
 * What streams read off one window.
 *
 * @param windowEnd exclusive end of the window
 * @param amounts by stream
 * @param panes by output of the pane's plan, active users by quantile bin; no rows for nobody
 */
record WindowFigures(long windowEnd, TreeMap<StreamId, Amount> amounts, long[][] panes) {}
