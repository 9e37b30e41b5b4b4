package io.heyi.performance.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Many rows as one parameter, for {@code jsonb_to_recordset}: one statement however many rows. */
@Component
public class Rows {

    private final ObjectMapper json;

    Rows(ObjectMapper json) {
        this.json = json;
    }

    /** @param rows records whose components are named like the columns that the statement asks for */
    public String of(Collection<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rows are records of plain values", e);
        }
    }

    /** A figure as it was reported, without the zeros that the column adds; null stays null. */
    public static BigDecimal figure(ResultSet row, String column) throws SQLException {
        var value = row.getBigDecimal(column);
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
