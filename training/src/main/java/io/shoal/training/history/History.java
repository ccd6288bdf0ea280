package io.shoal.training.history;

import io.shoal.event.CustomerEvent;
import io.shoal.window.EventCensus;
import io.shoal.window.UserWindow;
import java.io.IOException;
import java.util.function.LongConsumer;

/** What is to be learnt from, window by window. Goes through it as often as it is asked to. */
public interface History {
  /**
   * Goes through all of it.
   *
   * @param progress is told the number of records read
   * @return the number of events used
   */
  long run(Visitor visitor, LongConsumer progress) throws IOException;

  /**
   * Receives the users of each window, idle ones that are due on the ladder among them, then its
   * end.
   */
  interface Visitor {
    /** Whether a user is followed. Once refused, always refused. */
    default boolean wants(String user) {
      return true;
    }

    /** An event that is used, whoever sent it. */
    default void event(CustomerEvent event) {}

    /** Records that cannot be used, and the window in which they count; before that ends. */
    default void dead(long windowEnd, long records) {}

    /** What events of a window looked like, where these themselves are no more; before it ends. */
    default void events(EventCensus census) {}

    void user(UserWindow window);

    /**
     * A user in a window that another model scored, by features of its own: nothing is known but
     * conversions.
     */
    default void stranger(String user, long windowEnd, int conversions) {}

    /** End of a window of which nothing else is known. */
    default void unknown(long windowEnd) {}

    void windowEnd(long windowEnd);

    /** Both this visitor and another, in this order. */
    default Visitor and(Visitor other) {
      Visitor first = this;
      return new Visitor() {
        @Override
        public boolean wants(String user) {
          return first.wants(user) && other.wants(user);
        }

        @Override
        public void event(CustomerEvent event) {
          first.event(event);
          other.event(event);
        }

        @Override
        public void dead(long windowEnd, long records) {
          first.dead(windowEnd, records);
          other.dead(windowEnd, records);
        }

        @Override
        public void events(EventCensus census) {
          first.events(census);
          other.events(census);
        }

        @Override
        public void user(UserWindow window) {
          first.user(window);
          other.user(window);
        }

        @Override
        public void stranger(String user, long windowEnd, int conversions) {
          first.stranger(user, windowEnd, conversions);
          other.stranger(user, windowEnd, conversions);
        }

        @Override
        public void unknown(long windowEnd) {
          first.unknown(windowEnd);
          other.unknown(windowEnd);
        }

        @Override
        public void windowEnd(long windowEnd) {
          first.windowEnd(windowEnd);
          other.windowEnd(windowEnd);
        }
      };
    }
  }
}
