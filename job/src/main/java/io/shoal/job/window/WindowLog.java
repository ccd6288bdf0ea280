package io.shoal.job.window;

import io.shoal.job.model.LoadedModel;
import io.shoal.window.UserWindow;

/** What is kept of the users who are scored, for those who learn from it later. */
interface WindowLog {
  /** Keeps nothing. */
  WindowLog NONE =
      new WindowLog() {
        @Override
        public void add(UserWindow window, LoadedModel model) {
          // Nothing is kept.
        }

        @Override
        public void end() {
          // Nothing is kept.
        }
      };

  /**
   * Takes a user who is scored.
   *
   * @param model that of the window
   */
  void add(UserWindow window, LoadedModel model);

  /** Ends the windows of which users have been taken, before the watermark that closes them. */
  void end();
}
