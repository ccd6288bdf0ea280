package io.shoal.training.publish;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/** Makes {@code objects://} an object store in memory, for all of this JVM. */
public final class ObjectStore implements FileSystemFactory {
  private static final ObjectFileSystem STORE = new ObjectFileSystem();

  @Override
  public String getScheme() {
    return ObjectFileSystem.SCHEME;
  }

  @Override
  public FileSystem create(URI uri) {
    return STORE;
  }
}
