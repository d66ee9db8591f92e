// Whether figures are wanted instead of pictures, on every page with charts.
export const remembered = $state({ asTable: false });
