import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.net.InetSocketAddress;
import java.util.List;

/** Usage: Main &lt;port of the loopback&gt; &lt;file for the data&gt; */
public class Main {
  /** The driver talks to servers of wire version 9 and later; this one says 8, and knows what our adapter asks of 13. */
  record Version(List<Integer> getVersionArray, int getWireVersion) implements MongoVersion {}

  /**
   * Hands every change to the operating system before it is acknowledged, so that it survives the death of the process. One
   * command at a time: a question that meets the first insert into a collection ends in an error without words.
   */
  static class Durable extends H2Backend {
    Durable(String file) {
      super(file);
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
      Document answer = super.handleMessage(message);
      commit();
      return answer;
    }
  }

  public static void main(String[] arguments) {
    var backend = new Durable(arguments[1]);
    backend.version(new Version(List.of(5, 0, 0), 13));
    new MongoServer(backend).bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
  }
}
