@NullMarked
package org.campana.web.sheet;

import org.jspecify.annotations.NullMarked;
