package io.shoal.alertmanager;

/**
 * The labels of an alert in the Alertmanager: its identity there. They are names only; a number
 * that changes while an alert fires would make a new alert of it each time.
 *
 * @param kind of the foremost stream
 * @param subject source, feature, segment, or {@code all}
 * @param severity {@code critical}, {@code warning}, {@code info} or {@code none}
 * @param planned name of the quiet window in which it fired; empty for none
 */
record AlertLabels(String kind, String subject, String severity, String planned) {}
