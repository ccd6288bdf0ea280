package io.shoal.training.command;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.training.publish.GateResult;
import io.shoal.training.publish.RegistryVersion;

/** What the commands of a registry print: lines for people, or the announcement alone. */
final class Outcome {
  private final boolean json;

  Outcome(boolean json) {
    this.json = json;
  }

  void published(RegistryVersion version, String uri) {
    say(
        "version %d is %s, served by the %s network, in %s",
        version.version(), version.modelVersion(), version.runtime().label(), uri);
  }

  void gate(GateResult result) {
    say("%s", result.toText());
  }

  void champion(ModelAnnouncement announcement) {
    say("version %d is champion; the announcement:", announcement.version());
    System.out.println(announcement.toJson());
  }

  private void say(String text, Object... values) {
    if (!json) {
      System.out.printf(text + "%n", values);
    }
  }
}
