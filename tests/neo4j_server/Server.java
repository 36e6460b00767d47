import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/**
 * A Neo4j server on free ports of this machine, for as long as standard input stays open.
 *
 * Arguments: its folder, and "true" or "false" for whether it asks for a password (then neo4j/neo4j, to be changed).
 * Prints "READY bolt-address http-address" when it answers. When the tests end, or are killed, standard input closes
 * and the server stops: no process is left behind.
 */
public class Server {
  public static void main(String[] arguments) throws Exception {
    SocketAddress free = new SocketAddress("127.0.0.1", 0);
    try (Neo4j server =
        Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0]))
            .withConfig(GraphDatabaseSettings.auth_enabled, Boolean.parseBoolean(arguments[1]))
            .withConfig(BoltConnector.listen_address, free)
            .withConfig(BoltConnector.advertised_address, free)
            .withConfig(HttpConnector.enabled, true)
            .withConfig(HttpConnector.listen_address, free)
            .withConfig(HttpConnector.advertised_address, free)
            .build()) {
      System.out.println("READY " + server.boltURI() + " " + server.httpURI());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is said on standard input; only its end matters.
      }
    }
    System.exit(0);
  }
}
