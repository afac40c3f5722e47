package dev.cognate.local.server;

/**
 * A PostgreSQL server that services may use.
 *
 * @param host its address
 * @param port its port
 * @param user who connects
 * @param password of the user; never shown
 */
public record DatabaseServer(String host, int port, String user, String password) {
    /** For the JDBC driver. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    /** For the reactive client. */
    public String reactiveUrl(String database) {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + host + ":" + port + ", " + user + "]";
    }
}
