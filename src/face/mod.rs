//! The faces: full screen, plain lines, shell. They show the app's pages and word its errors; they decide nothing.

pub mod broken;
pub mod copy;
pub mod full;
pub mod new_file;
pub mod own_editor;
pub mod plain;
pub mod safe;
pub mod shell;
pub mod under_way;
pub mod width;
