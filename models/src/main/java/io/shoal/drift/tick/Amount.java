package io.shoal.drift.tick;

/**
 * One stream's part of one window.
 *
 * @param sum what is added up
 * @param n over how many: users, events, or 1
 */
record Amount(double sum, double n) {}
