/**
 * What ticks are made of: from the summary of a window to the statistic of every stream. The same
 * in training, which learns the reference by it, in back-tests and in production.
 */
package io.shoal.drift.tick;
