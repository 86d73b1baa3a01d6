# A page for each tag.
class Themes < Jekyll::Generator
  def generate(site)
    site.tags.each_key do |tag|
      page = Jekyll::PageWithoutAFile.new(site, site.source, "tags/#{Jekyll::Utils.slugify(tag, mode: 'latin')}", "index.html")
      page.data.merge!("layout" => "theme", "title" => tag)
      site.pages << page
    end
  end
end
