package io.shoal.training.publish;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.scoring.VerifiedModel;
import io.shoal.training.publish.RegistryChange.Action;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The versions of one line of models, in a directory or an object store: immutable bundles, each
 * under its checksum, and a ledger that says which number and which alias is whose. Whatever
 * changes, changes by one entry of the ledger, at once or not at all.
 */
public final class ModelRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String BUNDLES = "bundles";
  private static final int MAX_BYTES = 1 << 29;

  private final String name;
  private final RegistryFiles files;
  private final Ledger ledger;
  private final InstantSource clock;

  private ModelRegistry(String name, RegistryFiles files, InstantSource clock) {
    this.name = name;
    this.files = files;
    this.clock = clock;
    this.ledger = new Ledger(files, clock, PATIENCE);
  }

  /**
   * Opens the registry of a line of models; what is not there yet is there with the first version.
   *
   * @param uri directory, on any file system that Flink reaches
   * @param name line of models
   * @throws IOException that says why it cannot be reached
   */
  public static ModelRegistry open(String uri, String name, InstantSource clock)
      throws IOException {
    return new ModelRegistry(name, new RegistryFiles(uri + "/" + name), clock);
  }

  /** How things stand. */
  public RegistryState state() throws IOException {
    return ledger.read();
  }

  /** All changes, the first first. */
  public List<RegistryChange> history() throws IOException {
    return ledger.history();
  }

  /**
   * Puts a bundle in as the next version, and makes it challenger.
   *
   * @param runtime what serves it
   * @return the state with the version as its last
   * @throws IOException where the bundle is refused, of another line of models, or in it already
   */
  public RegistryState publish(BundleContent content, NetworkRuntime runtime, String who)
      throws IOException {
    ModelBundle bundle = VerifiedModel.of(content).bundle();
    if (!bundle.name().equals(name)) {
      throw new IOException(
          "the bundle is of the line '" + bundle.name() + "', and not of '" + name + "'");
    }
    String checksum = content.checksum();
    requireNew(ledger.read(), checksum);
    upload(content, checksum);
    return ledger.append(
        before -> {
          requireNew(before, checksum);
          int number = before.nextVersion();
          return before.published(
              new RegistryVersion(number, bundle.version(), checksum, runtime, now()),
              new RegistryChange(Action.PUBLISHED, number, now(), who, "", Map.of()));
        });
  }

  /**
   * Makes a version champion, if the champion is still the one that it was compared with.
   *
   * @param than number of the version that it was compared with; 0 for none
   * @throws IOException where somebody else has made another one champion meanwhile
   */
  public RegistryState crown(RegistryChange change, int than) throws IOException {
    return ledger.append(
        before -> {
          if (before.champion() != than) {
            throw new IOException(
                "version "
                    + before.champion()
                    + " has become champion meanwhile, by "
                    + before.change().who()
                    + ": compare with that one");
          }
          return before.crowned(change);
        });
  }

  /** Where the bundle of a version lies. */
  public String uri(RegistryVersion version) {
    return files.uri(directory(version.checksum()));
  }

  /**
   * Fetches the bundle of a version.
   *
   * @throws IOException where it is not the one that was published
   */
  public BundleContent fetch(RegistryVersion version) throws IOException {
    return fetch(version.checksum());
  }

  private void requireNew(RegistryState state, String checksum) throws IOException {
    RegistryVersion same = state.of(checksum).orElse(null);
    if (same != null) {
      throw new IOException(
          "this very bundle is version "
              + same.version()
              + " of '"
              + name
              + "' already: promote that, or train another one");
    }
  }

  private void upload(BundleContent content, String checksum) throws IOException {
    for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
      String path = directory(checksum) + "/" + file.getKey();
      if (!files.exists(path)) {
        files.write(path, file.getValue());
      }
    }
    VerifiedModel.of(fetch(checksum));
  }

  private BundleContent fetch(String checksum) throws IOException {
    BundleContent content = new BundleContent();
    for (String file : files.list(directory(checksum))) {
      byte[] bytes = files.read(directory(checksum) + "/" + file, MAX_BYTES);
      content.add(file, bytes.length, new ByteArrayInputStream(bytes));
    }
    if (!content.checksum().equals(checksum)) {
      throw new IOException(
          files.uri(directory(checksum))
              + " is not the bundle that was published: its checksum is "
              + content.checksum()
              + "; put that directory back, or publish another version");
    }
    return content;
  }

  private static String directory(String checksum) {
    return BUNDLES + "/" + checksum;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
