package io.heyi.inbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;

/** A {@code text[]} as one statement parameter; plain collections would be spread into many. */
final class TextArray extends AbstractSqlTypeValue {

    private final Object[] values;

    TextArray(Collection<String> values) {
        this.values = values.toArray();
    }

    @Override
    protected Object createTypeValue(Connection connection, int sqlType, String typeName) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
