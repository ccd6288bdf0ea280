package io.shoal.training.publish;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A store that gives no more than S3 does: objects by key, seen once they are closed, overwritten
 * without a question; directories are prefixes; a rename is a copy and a deletion. Every call takes
 * a little while, so that callers meet.
 */
final class ObjectFileSystem extends FileSystem {
  static final String SCHEME = "objects";

  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  private static String key(Path path) {
    return path.getPath();
  }

  private static void travel() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode mode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new FSDataOutputStream() {
      @Override
      public long getPos() {
        return bytes.size();
      }

      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public void flush() {
        // Nothing is seen before it is closed.
      }

      @Override
      public void sync() {
        // Nothing is seen before it is closed.
      }

      @Override
      public void close() {
        travel();
        objects.put(key(path), bytes.toByteArray());
      }
    };
  }

  @Override
  public FSDataInputStream open(Path path) throws IOException {
    travel();
    byte[] object = objects.get(key(path));
    if (object == null) {
      throw new FileNotFoundException(path.toString());
    }
    return new FSDataInputStream() {
      private int at;

      @Override
      public void seek(long position) {
        at = (int) position;
      }

      @Override
      public long getPos() {
        return at;
      }

      @Override
      public int read() {
        return at < object.length ? object[at++] & 0xff : -1;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        int n = Math.min(length, object.length - at);
        if (n <= 0) {
          return length == 0 ? 0 : -1;
        }
        System.arraycopy(object, at, to, offset, n);
        at += n;
        return n;
      }
    };
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return open(path);
  }

  @Override
  public FileStatus[] listStatus(Path path) {
    travel();
    String prefix = key(path) + "/";
    TreeSet<String> names = new TreeSet<>();
    for (Map.Entry<String, byte[]> object : objects.tailMap(prefix).entrySet()) {
      if (!object.getKey().startsWith(prefix)) {
        break;
      }
      names.add(object.getKey().substring(prefix.length()).split("/", 2)[0]);
    }
    List<FileStatus> found = new ArrayList<>();
    names.forEach(name -> found.add(status(new Path(path, name))));
    return found.toArray(new FileStatus[0]);
  }

  @Override
  public boolean exists(Path path) {
    return objects.containsKey(key(path)) || listStatus(path).length > 0;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    if (!exists(path)) {
      throw new FileNotFoundException(path.toString());
    }
    return status(path);
  }

  private FileStatus status(Path path) {
    byte[] object = objects.get(key(path));
    return new ObjectStatus(path, object);
  }

  @Override
  public boolean delete(Path path, boolean recursive) {
    travel();
    return objects.remove(key(path)) != null;
  }

  @Override
  public boolean rename(Path from, Path to) {
    travel();
    byte[] object = objects.get(key(from));
    if (object == null) {
      return false;
    }
    objects.put(key(to), object);
    travel();
    objects.remove(key(from));
    return true;
  }

  @Override
  public boolean mkdirs(Path path) {
    return true;
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path("/");
  }

  @Override
  public Path getHomeDirectory() {
    return new Path("/");
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + "://store/");
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
    return new BlockLocation[0];
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }

  private record ObjectStatus(Path path, byte[] object) implements FileStatus {
    @Override
    public long getLen() {
      return object == null ? 0 : object.length;
    }

    @Override
    public long getBlockSize() {
      return getLen();
    }

    @Override
    public short getReplication() {
      return 1;
    }

    @Override
    public long getModificationTime() {
      return 0;
    }

    @Override
    public long getAccessTime() {
      return 0;
    }

    @Override
    public boolean isDir() {
      return object == null;
    }

    @Override
    public Path getPath() {
      return path;
    }
  }
}
