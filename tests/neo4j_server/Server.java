import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.common.DependencyResolver;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.CommunityBootstrapper;

/**
 * A Neo4j server on this machine, for as long as standard input stays open.
 *
 * Arguments: its home (what is there stays, so a server can be started again on its data), then settings as NAME=VALUE.
 * Prints "READY bolt-address http-address" when it answers. A line "read-only" or "read-write" on standard input makes
 * the database so, as an administrator would, and is answered by "DONE". When the tests end, or are killed, standard
 * input closes and the server stops: no process is left behind.
 */
public class Server {
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new HashMap<>();
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    Path home = Files.createDirectories(Path.of(arguments[0]));
    CommunityBootstrapper server = new CommunityBootstrapper();
    if (server.start(home, settings) != 0) {
      System.exit(1);
    }
    DependencyResolver parts =
        ((GraphDatabaseAPI) server.getDatabaseManagementService().database("neo4j")).getDependencyResolver();
    ConnectorPortRegister ports = parts.resolveDependency(ConnectorPortRegister.class);
    Config config = parts.resolveDependency(Config.class);
    System.out.println(
        "READY bolt://" + ports.getLocalAddress(ConnectorType.BOLT) + " http://" + ports.getLocalAddress(ConnectorType.HTTP));
    System.out.flush();
    Scanner input = new Scanner(System.in);
    while (input.hasNextLine()) {
      Set<String> readOnly = input.nextLine().equals("read-only") ? Set.of("neo4j") : Set.of();
      config.setDynamic(GraphDatabaseSettings.read_only_databases, readOnly, "a test");
      System.out.println("DONE");
      System.out.flush();
    }
    // At once, as a machine does that loses its power: an orderly end takes seconds, and the log keeps what is committed.
    Runtime.getRuntime().halt(0);
  }
}
