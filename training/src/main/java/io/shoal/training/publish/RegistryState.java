package io.shoal.training.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a registry says of one line of models at one time. Immutable.
 *
 * @param sequence number of the change that led to it; 0 before the first
 * @param versions in the order of their numbers
 * @param champion number of the version that serves; 0 for none
 * @param challenger number of the version that may take its place; 0 for none
 * @param change that led to it; null before the first
 */
public record RegistryState(
    long sequence,
    List<RegistryVersion> versions,
    int champion,
    int challenger,
    RegistryChange change) {
  static final RegistryState EMPTY = new RegistryState(0, List.of(), 0, 0, null);

  public RegistryState {
    versions = List.copyOf(versions);
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).version() != i + 1) {
        throw new IllegalArgumentException("version " + (i + 1) + " is not where it should be");
      }
    }
    if (champion < 0
        || champion > versions.size()
        || challenger < 0
        || challenger > versions.size()) {
      throw new IllegalArgumentException(
          "champion " + champion + " or challenger " + challenger + " is no version");
    }
  }

  /** The version that serves. */
  public Optional<RegistryVersion> currentChampion() {
    return champion == 0 ? Optional.empty() : Optional.of(versions.get(champion - 1));
  }

  /**
   * @throws IllegalArgumentException where there is none of this number
   */
  public RegistryVersion version(int number) {
    if (number < 1 || number > versions.size()) {
      throw new IllegalArgumentException(
          "there is no version "
              + number
              + ": the registry has "
              + (versions.isEmpty() ? "none yet" : "1 to " + versions.size()));
    }
    return versions.get(number - 1);
  }

  /** The version that has these very bytes, if any. */
  Optional<RegistryVersion> of(String checksum) {
    return versions.stream().filter(version -> version.checksum().equals(checksum)).findFirst();
  }

  int nextVersion() {
    return versions.size() + 1;
  }

  RegistryState published(RegistryVersion version, RegistryChange by) {
    List<RegistryVersion> all = new ArrayList<>(versions);
    all.add(version);
    return new RegistryState(sequence + 1, all, champion, version.version(), by);
  }

  /** The champion changes; who was challenger and is champion now is challenger no more. */
  RegistryState crowned(RegistryChange by) {
    int next = version(by.version()).version();
    return new RegistryState(sequence + 1, versions, next, challenger == next ? 0 : challenger, by);
  }
}
