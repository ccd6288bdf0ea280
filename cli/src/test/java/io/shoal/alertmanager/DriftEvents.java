package io.shoal.alertmanager;

import java.nio.charset.StandardCharsets;

/** Records of the alerts topic, for tests. */
final class DriftEvents {
  static final String STARTED = "2026-01-30T15:30:00Z";

  private DriftEvents() {}

  /** A record about the silence of a source. */
  static byte[] record(String status, String severity, String source) {
    return ("{\"specversion\":\"1.0\",\"type\":\"io.shoal.drift.alert.v1\",\"data\":{"
            + "\"status\":\""
            + status
            + "\",\"severity\":\""
            + severity
            + "\","
            + "\"planned\":null,\"kind\":\"source-volume\",\"subject\":\""
            + source
            + "\","
            + "\"startedAt\":\""
            + STARTED
            + "\",\"value\":0.5,"
            + "\"cause\":\"source "
            + source
            + " is silent\","
            + "\"culprits\":[\"source-volume/"
            + source
            + "\",\"feature-missing/watch_depth\"],"
            + "\"runbook\":\"docs/runbooks/source-volume.md\",\"modelVersion\":\"shop-0011aabb\"}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  static DriftEvent event(String status, String severity) {
    return DriftEvent.parse(record(status, severity, "app-ios"));
  }
}
