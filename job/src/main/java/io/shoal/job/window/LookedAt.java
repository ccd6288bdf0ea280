package io.shoal.job.window;

import io.shoal.job.flow.FeatureVector;
import io.shoal.window.UserProfile;
import io.shoal.window.UserWindow;

/**
 * A user at the end of a window.
 *
 * @param window by the model of the window
 * @param before where that computes other features than the model before it, those of the model
 *     before; else null
 * @param ahead where the features of a model to come are gathered, the profile for these; else null
 */
record LookedAt(UserWindow window, FeatureVector before, UserProfile ahead) {}
