/// Uploaded tables: reads a CSV file that people saved from a spreadsheet, and writes one that they can open in it.
///
/// Promises: one row at a time, whatever the size of the file; what is wrong is said by place and rule, never by a
/// cell's value, first of the file, then of its columns, then of its rows; columns that nobody here may hold are
/// refused whatever the format. Must not know what the columns mean.
@NullMarked
package org.campana.web.sheet;

import org.jspecify.annotations.NullMarked;
